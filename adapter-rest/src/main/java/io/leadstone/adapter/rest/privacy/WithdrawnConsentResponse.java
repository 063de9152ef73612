package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.json.JsonResponse;

/** The answer to a withdrawal by link. It is the same whether or not the lead still exists. */
public record WithdrawnConsentResponse(String purpose, boolean granted) implements JsonResponse {}
