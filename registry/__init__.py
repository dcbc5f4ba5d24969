"""What is: places, departments, push-downs, money, burdens, work and staff, kept as entries."""
