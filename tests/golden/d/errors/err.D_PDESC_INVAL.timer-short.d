tick-1us { }
