BEGIN { @ = count(); normalize(@, "x"); }
