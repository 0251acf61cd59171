package io.tollgate.admin.ops;

/// @param flushed calls that this flush booked; gateways may have booked others meanwhile
record Flushed(int flushed) {}
