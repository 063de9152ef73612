package io.leadstone.adapter.rest.json;

/** Marks the records that {@link JsonResponseWriter} writes, so that the runtime chooses no other provider for them. */
public interface JsonResponse {}
