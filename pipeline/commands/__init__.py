"""What a person asks for on the command line, beyond a build."""
