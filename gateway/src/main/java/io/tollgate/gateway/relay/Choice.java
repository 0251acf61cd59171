package io.tollgate.gateway.relay;

import io.tollgate.gateway.route.Candidate;

/// Where a call may be tried, and as which model.
record Choice(Offer offer, Candidate candidate) {}
