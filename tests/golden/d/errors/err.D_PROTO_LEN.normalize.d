BEGIN { @ = count(); normalize(@); }
