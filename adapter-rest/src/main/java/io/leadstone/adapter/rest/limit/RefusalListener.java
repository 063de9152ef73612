package io.leadstone.adapter.rest.limit;

/** Notified of each refused request, for metrics. It runs in the thread of the request and must not throw. */
@FunctionalInterface
public interface RefusalListener {

    /** Is called once for each refused request. {@code route} is such as {@code POST /lead/register}. */
    void refused(String route, RefusalReason reason);
}
