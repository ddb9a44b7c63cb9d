"""Every change in a process is one function here."""
