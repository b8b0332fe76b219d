"""The draft and past releases, shown to editors through the public pages."""
