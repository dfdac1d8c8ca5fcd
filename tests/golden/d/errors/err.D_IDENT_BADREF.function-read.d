BEGIN { x = basename; }
