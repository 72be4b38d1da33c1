"""The steps that the command line and the flows share: discover, read, settle, publish, sum up."""
