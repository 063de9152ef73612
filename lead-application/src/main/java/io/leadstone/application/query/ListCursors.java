package io.leadstone.application.query;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchRank;
import io.leadstone.domain.search.SearchText;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.Webhook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The cursors of each list that a store has. All stores that use them accept each other's cursors. */
public final class ListCursors {

    /** Deleted leads, last deleted first. */
    public static final ListCursor<LeadSnapshot, InstantPosition> DELETED_LEADS = byInstant(
            "-deleted_at",
            lead -> lead.deletedAt().orElseThrow(),
            lead -> lead.id().value());

    /** Ledger entries of a lead, newest first. */
    public static final ListCursor<ConsentEntry, InstantPosition> CONSENTS =
            byInstant("-recorded_at", ConsentEntry::recordedAt, ConsentEntry::id);

    /** Entries of a suppression list, newest first. */
    public static final ListCursor<Suppression, InstantPosition> SUPPRESSIONS =
            byInstant("-recorded_at", Suppression::recordedAt, Suppression::id);

    /** Events of a lead, the highest number first. The position is the number. */
    public static final ListCursor<LeadEvent, Long> EVENTS = new ListCursor<>(
            "-number",
            event -> List.of(Long.toString(event.number())),
            texts -> Long.valueOf(parts(texts, 1).get(0)));

    /** Submissions of a lead, newest first. */
    public static final ListCursor<Submission, InstantPosition> SUBMISSIONS = byInstant(
            "-received_at",
            Submission::receivedAt,
            submission -> submission.id().value());

    /** Conversations, newest first. */
    public static final ListCursor<ConversationSnapshot, InstantPosition> CONVERSATIONS = byInstant(
            "-created_at",
            ConversationSnapshot::createdAt,
            conversation -> conversation.id().value());

    /** Deleted conversations, last deleted first. */
    public static final ListCursor<ConversationSnapshot, InstantPosition> DELETED_CONVERSATIONS = byInstant(
            "-deleted_at",
            conversation -> conversation.deletedAt().orElseThrow(),
            conversation -> conversation.id().value());

    /** Webhooks, newest first. */
    public static final ListCursor<Webhook, InstantPosition> WEBHOOKS =
            byInstant("-created_at", Webhook::createdAt, webhook -> webhook.id().value());

    /** Deliveries of a webhook, newest first. */
    public static final ListCursor<Delivery, InstantPosition> DELIVERIES =
            byInstant("-happened_at", Delivery::happenedAt, Delivery::messageId);

    /** Agents, in the order of their ids. The position is the id. */
    public static final ListCursor<Agent, AgentId> AGENTS = new ListCursor<>(
            "agent_id",
            agent -> List.of(agent.id().value()),
            texts -> new AgentId(parts(texts, 1).get(0)));

    private ListCursors() {}

    /**
     * Returns the cursors of leads by their creation or their last update.
     *
     * @throws IllegalArgumentException if the order is by name or by relevance
     */
    public static ListCursor<LeadSnapshot, InstantPosition> leadsByInstant(LeadSort sort) {
        require(isByInstant(sort), sort);
        return new ListCursor<>(sort.code(), lead -> position(sort, lead, List.of()), InstantPosition::read);
    }

    /**
     * Returns the cursors of leads by their last name.
     *
     * @throws IllegalArgumentException if the order is not by name
     */
    public static ListCursor<LeadSnapshot, NamePosition> leadsByName(LeadSort sort) {
        require(sort == LeadSort.LAST_NAME || sort == LeadSort.LAST_NAME_DESCENDING, sort);
        return new ListCursor<>(sort.code(), lead -> position(sort, lead, List.of()), NamePosition::read);
    }

    /** Returns the cursors of search results by their relevance. */
    public static ListCursor<LeadSnapshot, RankPosition> leadsByRelevance(List<QueryTerm> terms) {
        return new ListCursor<>(
                LeadSort.RELEVANCE.code(), lead -> position(LeadSort.RELEVANCE, lead, terms), RankPosition::read);
    }

    private static <T> ListCursor<T, InstantPosition> byInstant(
            String code, Function<T, Instant> instant, Function<T, UUID> id) {
        return new ListCursor<>(
                code,
                item -> List.of(instant.apply(item).toString(), id.apply(item).toString()),
                InstantPosition::read);
    }

    private static List<String> position(LeadSort sort, LeadSnapshot lead, List<QueryTerm> terms) {
        return sort.after(lead, terms).position();
    }

    private static boolean isByInstant(LeadSort sort) {
        return switch (sort) {
            case NEWEST, OLDEST, LAST_UPDATED, FIRST_UPDATED -> true;
            case RELEVANCE, LAST_NAME, LAST_NAME_DESCENDING -> false;
        };
    }

    private static void require(boolean holds, LeadSort sort) {
        if (!holds) {
            throw new IllegalArgumentException("the order " + sort + " has positions of another type");
        }
    }

    private static List<String> parts(List<String> texts, int expected) {
        if (texts.size() != expected) {
            throw new IllegalArgumentException(
                    "a position of this list must have " + expected + " parts, not " + texts.size());
        }
        return texts;
    }

    private static UUID id(String text) {
        return LeadId.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("the last part of a position must be an id"))
                .value();
    }

    /** The position in a list that is ordered by an instant, and then by the id. */
    public record InstantPosition(Instant at, UUID id) {

        private static InstantPosition read(List<String> texts) {
            List<String> parts = parts(texts, 2);
            return new InstantPosition(Instant.parse(parts.get(0)), ListCursors.id(parts.get(1)));
        }
    }

    /**
     * The position in a list that is ordered by last name, and then by the id.
     *
     * @param key the {@linkplain LeadSort#nameSortKey sort key} of the name
     */
    public record NamePosition(String key, UUID id) {

        private static NamePosition read(List<String> texts) {
            List<String> parts = parts(texts, 2);
            return new NamePosition(parts.get(0), ListCursors.id(parts.get(1)));
        }

        @Override
        public String toString() {
            return "NamePosition[id=" + id + "]";
        }
    }

    /** The position in a list of search results: best rank first, then newest first. */
    public record RankPosition(SearchRank rank, Instant createdAt, UUID id) {

        /** The order of the list. */
        public static final Comparator<RankPosition> ORDER = Comparator.comparing(RankPosition::rank)
                .thenComparing(Comparator.comparing(RankPosition::createdAt)
                        .thenComparing(position -> position.id.toString())
                        .reversed());

        /** Returns the position of {@code lead} in the results of a search for {@code terms}. */
        public static RankPosition of(LeadSnapshot lead, List<QueryTerm> terms) {
            return new RankPosition(
                    SearchRank.of(terms, SearchText.of(lead.details())),
                    lead.createdAt(),
                    lead.id().value());
        }

        private static RankPosition read(List<String> texts) {
            List<String> parts = parts(texts, 3);
            return new RankPosition(
                    SearchRank.valueOf(parts.get(0)), Instant.parse(parts.get(1)), ListCursors.id(parts.get(2)));
        }
    }
}
