package io.leadstone.adapter.rest.json;

/** Marks the records that {@link JsonResponseWriter} writes, so that no other provider of the runtime feels called. */
public interface JsonResponse {}
