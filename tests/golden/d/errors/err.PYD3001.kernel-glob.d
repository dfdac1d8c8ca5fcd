fbt:::entry { }
