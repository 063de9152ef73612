package io.leadstone.adapter.rest.page;

import io.leadstone.adapter.rest.json.JsonResponse;
import java.util.List;

/** The JSON representation of one page of a list. */
public record PageResponse<T>(List<T> items, Pagination pagination) implements JsonResponse {

    public PageResponse {
        items = List.copyOf(items);
    }
}
