BEGIN { trace(strlen($1, $1)); }
