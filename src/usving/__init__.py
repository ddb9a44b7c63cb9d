"""U-sving: co-creation between families and services, from understanding together to acting together."""

__version__ = "0.1.0"
