"""Who follows, blocks, mutes and lists whom."""
