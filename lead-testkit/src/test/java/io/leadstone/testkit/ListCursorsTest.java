package io.leadstone.testkit;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.ListCursors;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.webhook.Webhook;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListCursorsTest {

    private final SampleLeads samples = new SampleLeads();
    private final LeadSnapshot lead =
            samples.capture(ACME, "jordan@example.com").after();

    @Test
    void a_cursor_has_the_position_of_its_item() {
        Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "*");
        List<QueryTerm> terms = QueryTerm.split("jordan");

        assertThat(ListCursors.WEBHOOKS.read(ListCursors.WEBHOOKS.after(webhook)))
                .isEqualTo(new ListCursors.InstantPosition(
                        webhook.createdAt(), webhook.id().value()));
        assertThat(ListCursors.leadsByRelevance(terms)
                        .read(ListCursors.leadsByRelevance(terms).after(lead)))
                .isEqualTo(ListCursors.RankPosition.of(lead, terms));
    }

    @Test
    void the_cursor_of_another_list_is_refused() {
        for (Cursor foreign : List.of(
                ListCursors.leadsByName(LeadSort.LAST_NAME).after(lead),
                new Cursor("-created_at", List.of("2025-09-01T12:00:00Z")),
                new Cursor("-created_at", List.of("2025-09-01T12:00:00Z", "1-2-3-4-5")))) {
            assertThatExceptionOfType(InvalidCommandException.class)
                    .isThrownBy(
                            () -> ListCursors.leadsByInstant(LeadSort.NEWEST).read(foreign));
        }
    }

    @Test
    void a_sort_order_with_another_position_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ListCursors.leadsByInstant(LeadSort.RELEVANCE));
        assertThatIllegalArgumentException().isThrownBy(() -> ListCursors.leadsByName(LeadSort.NEWEST));
    }
}
