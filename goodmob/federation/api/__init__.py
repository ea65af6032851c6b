"""What other servers ask for at this one."""
