"""The command `usving`: starts and stops everything, and gives operators what a browser does not."""
