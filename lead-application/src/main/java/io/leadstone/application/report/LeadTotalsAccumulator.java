package io.leadstone.application.report;

import io.leadstone.application.query.CodePointOrder;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Computes a {@link LeadTotals} from all leads and conversations of a company, for a store that cannot compute it by a
 * query. Add all leads first and then all conversations, read from one consistent snapshot. Leads and conversations
 * outside the cohort are ignored.
 *
 * <p>It keeps the ids of the leads of the cohort, their times to the stages, and one entry for each source and day. Not
 * thread-safe.
 */
public final class LeadTotalsAccumulator {

    private static final Comparator<SourceTotals> BY_SIZE = Comparator.comparingLong(SourceTotals::leads)
            .reversed()
            .thenComparing(totals -> totals.source().isEmpty())
            .thenComparing(totals -> totals.source().orElse(""), CodePointOrder.COMPARATOR);
    private static final Comparator<SourceTotals> BEST = Comparator.comparingDouble(
                    (SourceTotals totals) -> 1.0 * totals.converted() / totals.leads())
            .reversed()
            .thenComparing(BY_SIZE);

    private final Predicate<LeadSnapshot> cohort;
    private final ZoneDays zoneDays;
    private final Set<LeadId> counted = new HashSet<>();
    private final Set<LeadId> leadsWithConversations = new HashSet<>();
    private final Map<LeadStatus, Long> byStatus = new EnumMap<>(LeadStatus.class);
    private final Map<Optional<String>, LeadCounts> sources = new HashMap<>();
    private final Map<LocalDate, LeadCounts> days = new TreeMap<>();
    private final MedianMillis toContact = new MedianMillis();
    private final MedianMillis toConvert = new MedianMillis();
    private long contacted;
    private long qualified;
    private long converted;
    private long marketing;
    private long dataProcessing;
    private long withPhone;
    private long engagedMillis;
    private long conversations;
    private long messages;
    private long ratings;
    private long ratingHundredths;
    private boolean countsConversations;

    /**
     * Creates an accumulator for any cohort. For the leads of a range, use {@link #of}.
     *
     * @param cohort returns true for the leads of the cohort
     * @param zone the time zone of the days
     */
    public LeadTotalsAccumulator(Predicate<LeadSnapshot> cohort, ZoneId zone) {
        this.cohort = cohort;
        this.zoneDays = new ZoneDays(zone);
    }

    /** Returns an accumulator for the live leads that were created in {@code range}. */
    public static LeadTotalsAccumulator of(DateRange range) {
        return new LeadTotalsAccumulator(lead -> !lead.isDeleted() && range.includes(lead.createdAt()), range.zone());
    }

    /**
     * Counts the lead if it belongs to the cohort.
     *
     * @throws IllegalStateException if a conversation was added before
     */
    public void add(LeadSnapshot lead) {
        if (countsConversations) {
            throw new IllegalStateException("all leads must be added before the first conversation");
        }
        if (!cohort.test(lead)) {
            return;
        }
        boolean isConverted = lead.milestones().convertedAt().isPresent();
        counted.add(lead.id());
        byStatus.merge(lead.status(), 1L, Long::sum);
        contacted += oneIf(lead.milestones().contactedAt().isPresent());
        qualified += oneIf(lead.milestones().qualifiedAt().isPresent());
        converted += oneIf(isConverted);
        marketing += oneIf(lead.consents().marketing().isGranted());
        dataProcessing += oneIf(lead.consents().dataProcessing().isGranted());
        withPhone += oneIf(lead.details().phone().isPresent());
        engagedMillis +=
                lead.engagement().lastAt().map(last -> millisTo(last, lead)).orElse(0L);
        lead.milestones().contactedAt().ifPresent(at -> toContact.add(millisTo(at, lead)));
        lead.milestones().convertedAt().ifPresent(at -> toConvert.add(millisTo(at, lead)));
        sources.computeIfAbsent(lead.details().source(), source -> new LeadCounts())
                .add(isConverted);
        days.computeIfAbsent(zoneDays.dayOf(lead.createdAt()), day -> new LeadCounts())
                .add(isConverted);
    }

    /** Counts the conversation if it is live and linked to a lead of the cohort. */
    public void add(ConversationSnapshot conversation) {
        countsConversations = true;
        if (conversation.isDeleted()
                || conversation.leadId().filter(counted::contains).isEmpty()) {
            return;
        }
        conversation.leadId().ifPresent(leadsWithConversations::add);
        conversations++;
        messages += conversation.totals().messages();
        ratings += conversation.totals().ratings();
        ratingHundredths += conversation.totals().ratingHundredths();
    }

    /** Returns the totals of all leads and conversations that were added so far. */
    public LeadTotals totals() {
        List<SourceTotals> all = sources.entrySet().stream()
                .map(each -> new SourceTotals(each.getKey(), each.getValue().leads, each.getValue().converted))
                .sorted(BY_SIZE)
                .toList();
        return new LeadTotals(
                byStatus,
                contacted,
                qualified,
                converted,
                marketing,
                dataProcessing,
                withPhone,
                engagedMillis,
                new SpeedTotals(toContact.doubled(), toConvert.doubled()),
                new ConversationFigures(
                        conversations, leadsWithConversations.size(), messages, ratings, ratingHundredths),
                all.stream().limit(LeadTotals.MAX_SOURCES).toList(),
                all.stream().sorted(BEST).limit(LeadTotals.BEST_SOURCES).toList(),
                days.entrySet().stream()
                        .map(each -> new DayTotals(each.getKey(), each.getValue().leads, each.getValue().converted))
                        .toList());
    }

    private static long millisTo(Instant end, LeadSnapshot lead) {
        return Duration.between(lead.createdAt(), end).toMillis();
    }

    private static int oneIf(boolean counts) {
        return counts ? 1 : 0;
    }

    /** The counts of one source or day. */
    private static final class LeadCounts {

        private long leads;
        private long converted;

        void add(boolean isConverted) {
            leads++;
            converted += oneIf(isConverted);
        }
    }
}
