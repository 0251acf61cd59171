package io.tollgate.catalog.model;

import java.io.Serializable;

record RouteKey(String modelId, int position) implements Serializable {}
