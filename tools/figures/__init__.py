"""The drawings of the exercises, made by a program so that every one shows the same person."""
