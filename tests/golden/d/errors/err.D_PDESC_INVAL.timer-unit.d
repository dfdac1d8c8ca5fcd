tick-1week { }
