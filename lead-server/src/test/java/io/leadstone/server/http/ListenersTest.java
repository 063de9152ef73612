package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListenersTest {

    /** The cache of Jetty takes 100 KB for each connection, also while it is idle. */
    @Test
    void connections_keep_no_cache_of_header_fields() {
        assertThat(Listeners.protocol().getHeaderCacheSize()).isZero();
    }
}
