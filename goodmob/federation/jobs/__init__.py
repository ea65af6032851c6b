"""What is carried later: arrivals to their readers, deliveries to their hosts."""
