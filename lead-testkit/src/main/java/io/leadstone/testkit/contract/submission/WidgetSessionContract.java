package io.leadstone.testkit.contract.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.submission.RefreshSession;
import io.leadstone.application.port.in.submission.Submissions;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of refresh tokens: each works once, expires, and ends its session if it is used again. */
public interface WidgetSessionContract extends StoreUnderTest {

    /** The lifetime of a refresh token. */
    Duration LIFETIME = Duration.ofDays(30);

    @Test
    default void each_refresh_token_works_once() {
        ManagedStore acme = new ManagedStore(this);
        Submissions submissions = acme.management().submissions();
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        acme.clock().advance(LIFETIME.minusMillis(1));

        RefreshSession.Refreshed first = submissions
                .refresh(visitor.registered().refreshToken(), Optional.empty())
                .orElseThrow();
        acme.clock().advance(LIFETIME.minusMillis(1));
        RefreshSession.Refreshed second =
                submissions.refresh(first.refreshToken(), Optional.empty()).orElseThrow();

        assertThat(second.submission().id()).isEqualTo(visitor.id());
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(acme.management().leads().get(visitor.caller(), visitor.id()))
                .isEqualTo(visitor.registered().lead());
        assertThat(submissions.refresh(first.refreshToken(), Optional.empty())).isEmpty();
        assertThat(submissions.refresh(second.refreshToken(), Optional.empty()))
                .as("the second use of another token has ended the session")
                .isEmpty();
        assertEnded(acme, visitor);
    }

    @Test
    default void a_refresh_token_expires() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        acme.clock().advance(LIFETIME);

        assertThat(acme.management().submissions().refresh(visitor.registered().refreshToken(), Optional.empty()))
                .isEmpty();
    }

    @Test
    default void a_session_can_be_ended() {
        ManagedStore acme = new ManagedStore(this);
        Submissions submissions = acme.management().submissions();
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor other = WidgetVisitor.of(acme, "jordan@example.com");

        submissions.end(visitor.registered().refreshToken());
        submissions.end(visitor.registered().refreshToken());

        assertThat(submissions.refresh(visitor.registered().refreshToken(), Optional.empty()))
                .isEmpty();
        assertEnded(acme, visitor);
        assertThat(submissions.refresh(other.registered().refreshToken(), Optional.empty()))
                .isPresent();
    }

    @Test
    default void a_forged_refresh_token_has_no_effect() {
        ManagedStore acme = new ManagedStore(this);
        Submissions submissions = acme.management().submissions();
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor other = WidgetVisitor.of(acme, "other@example.com");
        String token = visitor.registered().refreshToken();

        for (String forged : new String[] {"", "x", token.substring(1), "é".repeat(9), "x".repeat(9000)}) {
            assertThat(submissions.refresh(forged, Optional.empty())).as(forged).isEmpty();
            submissions.end(forged);
        }
        assertThat(submissions.refresh(other.registered().refreshToken(), Optional.empty()))
                .isPresent();
        assertThat(submissions.refresh(token, Optional.empty())).isPresent();
    }

    @Test
    default void the_store_has_no_refresh_token_in_clear_text() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");

        assertThat(visitor.registered().refreshToken())
                .doesNotContain(
                        visitor.stored().orElseThrow().session().refreshHash().orElseThrow());
        assertThat(visitor.stored()).contains(visitor.submission());
    }

    private static void assertEnded(ManagedStore acme, WidgetVisitor visitor) {
        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> acme.management().leads().get(visitor.caller(), visitor.id()));
    }
}
