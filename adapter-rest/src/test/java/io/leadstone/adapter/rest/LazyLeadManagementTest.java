package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.application.LeadManagement;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A framework needs the routes before the database can be reached. */
class LazyLeadManagementTest {

    private final LeadManagement real =
            LeadManagement.builder().store(new InMemoryLeadStore()).build();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void the_source_is_called_once_at_the_first_use() {
        LeadManagement lazy = LeadManagement.lazy(() -> {
            calls.incrementAndGet();
            return real;
        });

        assertThat(calls).hasValue(0);
        assertThat(lazy.leads()).isSameAs(real.leads());
        assertThat(lazy.verifyApiKey()).isSameAs(real.verifyApiKey());
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_source_that_failed_is_called_again() {
        LeadManagement lazy = LeadManagement.lazy(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not started");
            }
            return real;
        });

        assertThatThrownBy(lazy::leads).isInstanceOf(IllegalStateException.class);
        assertThat(lazy.leads()).isSameAs(real.leads());
    }

    @Test
    @SuppressWarnings("deprecation") // The specification prefers discovery.
    void the_routes_do_not_use_it_before_a_request() {
        LeadManagement lazy = LeadManagement.lazy(() -> {
            calls.incrementAndGet();
            return real;
        });
        LeadstoneRest rest = LeadstoneRest.of(
                lazy,
                LeadTokens.of(RestHost.TOKEN_SECRET),
                new ApiKeyAuthenticator((id, secret) -> lazy.verifyApiKey().verify(id, secret)));

        assertThat(rest.singletons()).isNotEmpty();
        assertThat(rest.application().getSingletons()).isNotEmpty();
        assertThat(calls).hasValue(0);
    }
}
