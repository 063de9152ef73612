package io.leadstone.domain.lead;

import static io.leadstone.domain.Samples.START;
import static io.leadstone.domain.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Samples;
import io.leadstone.domain.conversation.ConversationActivity;
import io.leadstone.domain.conversation.ConversationTotals;
import io.leadstone.domain.conversation.Satisfaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks ratings, the totals of activity reports and the last activity of a lead. */
class EngagementTest {

    @ParameterizedTest
    @CsvSource({"1,100", "1.0,100", "1.00,100", "1.01,101", "4.5,450", "4.50000,450", "5,500", "5.00,500", "0.5E1,500"})
    void a_rating_is_stored_in_hundredths(BigDecimal value, int hundredths) {
        Satisfaction rating = Satisfaction.of(value).orElseThrow();

        assertThat(rating.hundredths()).isEqualTo(hundredths);
        assertThat(rating.value()).isEqualByComparingTo(value);
        assertThat(rating.value().scale()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.99", "0.999", "5.01", "5.001", "-1", "1.001", "4.555", "1E+9", "1E-9", "-5"})
    void a_rating_out_of_range_or_with_three_decimals_is_invalid(BigDecimal value) {
        assertThat(Satisfaction.of(value)).isEmpty();
    }

    /** The number comes from clients, so a number with a billion digits must not cost time or memory. */
    @Test
    void a_huge_number_is_rejected_at_once() {
        assertThat(Satisfaction.of(new BigDecimal("1E+999999999"))).isEmpty();
        assertThat(Satisfaction.of(new BigDecimal("1E-999999999"))).isEmpty();
        assertThat(Satisfaction.of(new BigDecimal("-1E+999999999"))).isEmpty();
    }

    @Test
    void hundredths_are_limited_to_one_to_five() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Satisfaction(99));
        assertThatIllegalArgumentException().isThrownBy(() -> new Satisfaction(501));
    }

    @Test
    void the_order_of_reports_does_not_change_the_totals() {
        ConversationActivity one = new ConversationActivity(3, Optional.of(new Satisfaction(500)), START);
        ConversationActivity two = new ConversationActivity(4, Optional.empty(), START.minusMillis(1));
        ConversationActivity three =
                new ConversationActivity(0, Optional.of(new Satisfaction(101)), START.minusSeconds(9));

        ConversationTotals expected = new ConversationTotals(7, 2, 601, Optional.of(START));
        for (List<ConversationActivity> order :
                List.of(List.of(one, two, three), List.of(three, two, one), List.of(two, one, three))) {
            ConversationTotals totals = ConversationTotals.NONE;
            for (ConversationActivity activity : order) {
                totals = totals.plus(activity);
            }
            assertThat(totals).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,100,1.00",
        "2,551,2.76",
        "3,1000,3.33",
        "3,1001,3.34",
        "2,301,1.51",
        "1000000000000,450000000000001,4.50"
    })
    void satisfaction_is_the_mean_rounded_half_up(long ratings, long hundredths, BigDecimal mean) {
        assertThat(new ConversationTotals(0, ratings, hundredths, Optional.empty()).satisfaction())
                .contains(mean);
    }

    @Test
    void without_a_rating_there_is_no_satisfaction() {
        assertThat(ConversationTotals.NONE.satisfaction()).isEmpty();
        assertThat(new ConversationTotals(99, 0, 0, Optional.of(START)).satisfaction())
                .isEmpty();
    }

    @Test
    void the_latest_activity_counts_but_not_before_the_creation() {
        ConversationId talk = new ConversationId(new UUID(0x7000, 1));
        LeadEngagement early = LeadEngagement.NONE.activeAt(START.minusSeconds(1), START);
        assertThat(early.lastAt()).contains(START);

        LeadEngagement later = early.conversation(talk).activeAt(START.plusMillis(5), START);
        assertThat(later).isEqualTo(new LeadEngagement(Optional.of(START.plusMillis(5)), Optional.of(talk)));
        assertThat(later.activeAt(START.plusMillis(4), START)).isEqualTo(later);
        assertThat(later.activeAt(Instant.EPOCH, START)).isEqualTo(later);
    }

    /** Only a change of status counts for the funnel. */
    @Test
    void only_a_change_of_status_is_activity_of_the_lead() {
        Lead lead = Samples.lead();
        assertThat(lead.snapshot().engagement()).isEqualTo(LeadEngagement.NONE);
        assertThat(Samples.lead(LeadStatus.CONVERTED).snapshot().engagement()).isEqualTo(LeadEngagement.NONE);

        LeadChange moved = lead.moveTo(LeadStatus.QUALIFIED, Samples.LIFECYCLE, at(3));
        LeadChange more = moved.then(next -> next.revise(Samples.bareDetails(), at(4)))
                .then(next -> next.record(Samples.grant(ConsentPurpose.MARKETING), at(5)))
                .then(next -> next.delete(at(6)))
                .then(next -> next.restore(at(7)));
        LeadChange erased = Samples.after(more).erase(at(8));

        assertThat(moved.after().engagement().lastAt()).contains(at(3).at());
        assertThat(more.after().engagement()).isEqualTo(moved.after().engagement());
        assertThat(more.after().version()).isEqualTo(2);
        assertThat(erased.after().engagement()).isEqualTo(moved.after().engagement());
    }
}
