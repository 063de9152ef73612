package io.leadstone.adapter.mongo.report;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Facet;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.search.LeadQueryFilter;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.DayOffset;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.CompanyId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.BsonDateTime;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The aggregation that computes the counts of a report. It reads the leads of the range once, along their index, and
 * passes them to each facet. All stages exist in MongoDB 4.4. A day is counted in whole milliseconds from the first
 * local midnight, so no date functions and no time zones of the server are needed.
 *
 * <p>The medians are exact, because stores must return equal figures; {@code $median} is an approximation. Their times
 * are collected by {@code $push}, whose limit of 100 MiB is enough for about six million leads.
 *
 * @param conversations the full name of the collection of conversations
 */
record FunnelPipeline(String conversations, CompanyId companyId, DateRange range) {

    static final String STATUSES = "statuses";
    static final String SOURCES = "sources";
    static final String BEST_SOURCES = "best_sources";
    static final String DAYS = "days";
    static final String TIMES_TO_CONTACT = "times_to_contact";
    static final String TIMES_TO_CONVERT = "times_to_convert";
    static final String CONVERSATION_TOTALS = "conversation_totals";

    static final String LEADS = "leads";
    static final String CONTACTED = "contacted";
    static final String QUALIFIED = "qualified";
    static final String CONVERTED = "converted";
    static final String MARKETING = "marketing";
    static final String DATA_PROCESSING = "data_processing";
    static final String WITH_PHONE = "with_phone";
    static final String ENGAGED = "engaged_millis";
    static final String CONVERSATIONS = "conversations";
    static final String DOUBLED_MEDIAN = "doubled_median";

    private static final long DAY_MILLIS = 86_400_000;
    private static final long SECOND_MILLIS = 1000;
    private static final String MILLIS = "millis";
    private static final String SORTED = "sorted";
    private static final String SHARE = "share";
    private static final String WITHOUT_SOURCE = "nameless";

    private static final BsonField COUNT = Accumulators.sum(LEADS, 1);
    private static final BsonField COUNT_CONVERTED = count(CONVERTED, LeadDocumentFields.CONVERTED_AT);

    /** Returns the stages for all counts. A {@code $lookup} reads the totals of conversations. */
    List<Bson> stages() {
        return stages(List.of(new Facet(CONVERSATION_TOTALS, conversationTotals())));
    }

    /**
     * Returns the stages for all counts except those of conversations. MongoDB before 8.0 refuses {@code $lookup} in a
     * sharded collection within a transaction.
     */
    List<Bson> stagesWithoutConversations() {
        return stages(List.of());
    }

    private Bson leadsOfRange() {
        return Filters.and(
                LeadQueryFilter.of(companyId, true),
                LeadQueryFilter.createdWithin(Optional.of(range.start()), Optional.of(range.end())));
    }

    private List<Bson> stages(List<Facet> more) {
        List<Facet> facets = new ArrayList<>(List.of(
                new Facet(STATUSES, List.of(statuses())),
                new Facet(SOURCES, sources(LeadTotals.MAX_SOURCES, LEADS)),
                new Facet(BEST_SOURCES, sources(LeadTotals.BEST_SOURCES, SHARE, LEADS)),
                new Facet(DAYS, days()),
                new Facet(TIMES_TO_CONTACT, doubledMedian(LeadDocumentFields.CONTACTED_AT)),
                new Facet(TIMES_TO_CONVERT, doubledMedian(LeadDocumentFields.CONVERTED_AT))));
        facets.addAll(more);
        return List.of(
                Aggregates.match(leadsOfRange()),
                Aggregates.project(Projections.fields(
                        Projections.excludeId(),
                        Projections.include(
                                LeadDocumentFields.LEAD_ID,
                                LeadDocumentFields.STATUS,
                                LeadDocumentFields.SOURCE,
                                LeadDocumentFields.PHONE,
                                LeadDocumentFields.CREATED_AT,
                                LeadDocumentFields.CONTACTED_AT,
                                LeadDocumentFields.QUALIFIED_AT,
                                LeadDocumentFields.CONVERTED_AT,
                                LeadDocumentFields.CONSENT_MARKETING,
                                LeadDocumentFields.CONSENT_DATA_PROCESSING,
                                LeadDocumentFields.ENGAGED_AT,
                                LeadDocumentFields.LAST_CONVERSATION))),
                Aggregates.facet(facets));
    }

    /** Returns the day of a row of {@link #DAYS}. */
    LocalDate day(long millisSinceFirstMidnight) {
        return firstDay().plusDays(millisSinceFirstMidnight / DAY_MILLIS);
    }

    private LocalDate firstDay() {
        return range.dayOf(range.start());
    }

    private static Bson statuses() {
        return Aggregates.group(
                ref(LeadDocumentFields.STATUS),
                COUNT,
                count(CONTACTED, LeadDocumentFields.CONTACTED_AT),
                count(QUALIFIED, LeadDocumentFields.QUALIFIED_AT),
                COUNT_CONVERTED,
                count(MARKETING, LeadDocumentFields.CONSENT_MARKETING),
                count(DATA_PROCESSING, LeadDocumentFields.CONSENT_DATA_PROCESSING),
                count(WITH_PHONE, LeadDocumentFields.PHONE),
                Accumulators.sum(
                        ENGAGED,
                        operator(
                                "$subtract",
                                orElse(LeadDocumentFields.ENGAGED_AT, ref(LeadDocumentFields.CREATED_AT)),
                                ref(LeadDocumentFields.CREATED_AT))));
    }

    private static List<Bson> sources(int limit, String... greatestFirst) {
        return List.of(
                Aggregates.group(ref(LeadDocumentFields.SOURCE), COUNT, COUNT_CONVERTED),
                Aggregates.addFields(
                        new Field<>(SHARE, operator("$divide", ref(CONVERTED), ref(LEADS))),
                        new Field<>(WITHOUT_SOURCE, operator("$cond", orElse(LeadDocumentFields.ID, false), 0, 1))),
                Aggregates.sort(Sorts.orderBy(
                        Sorts.descending(greatestFirst), Sorts.ascending(WITHOUT_SOURCE, LeadDocumentFields.ID))),
                Aggregates.limit(limit));
    }

    private List<Bson> days() {
        Document sinceFirst = operator("$add", sinceFirstMidnight().toArray());
        Document midnight = operator("$subtract", sinceFirst, operator("$mod", sinceFirst, DAY_MILLIS));
        return List.of(
                Aggregates.group(midnight, COUNT, COUNT_CONVERTED),
                Aggregates.sort(Sorts.ascending(LeadDocumentFields.ID)));
    }

    /**
     * Returns the summands of the local milliseconds since the midnight before the range: the milliseconds by the first
     * offset, and the change of each later offset if the lead was created after it.
     */
    private List<Document> sinceFirstMidnight() {
        List<DayOffset> offsets = range.dayOffsets();
        long seconds = offsets.get(0).seconds();
        List<Document> summands = new ArrayList<>();
        summands.add(operator(
                "$subtract",
                ref(LeadDocumentFields.CREATED_AT),
                new BsonDateTime(firstDay().toEpochDay() * DAY_MILLIS - seconds * SECOND_MILLIS)));
        for (DayOffset offset : offsets.subList(1, offsets.size())) {
            BsonDateTime start = new BsonDateTime(offset.start().toEpochMilli());
            summands.add(operator(
                    "$cond",
                    operator("$gte", ref(LeadDocumentFields.CREATED_AT), start),
                    (offset.seconds() - seconds) * SECOND_MILLIS,
                    0L));
            seconds = offset.seconds();
        }
        return summands;
    }

    /**
     * Returns the stages for twice the median time from the creation to {@code end}, of the leads that have it. They
     * add the two middle times, which are the same one for an odd count. No document follows if no lead has it.
     */
    private static List<Bson> doubledMedian(String end) {
        return List.of(
                Aggregates.match(Filters.exists(end)),
                Aggregates.project(Projections.computed(
                        MILLIS, operator("$subtract", ref(end), ref(LeadDocumentFields.CREATED_AT)))),
                Aggregates.sort(Sorts.ascending(MILLIS)),
                Aggregates.group(BsonNull.VALUE, COUNT, Accumulators.push(SORTED, ref(MILLIS))),
                Aggregates.project(Projections.computed(
                        DOUBLED_MEDIAN,
                        operator("$add", middle(operator("$subtract", ref(LEADS), 1)), middle(ref(LEADS))))));
    }

    /** Returns the element of {@link #SORTED} at half of {@code doubledPosition}, rounded down. */
    private static Document middle(Object doubledPosition) {
        Document position = operator("$toInt", operator("$floor", operator("$divide", doubledPosition, 2)));
        return operator("$arrayElemAt", ref(SORTED), position);
    }

    /**
     * Returns the stages for the totals of the conversations of these leads. Only leads that ever had a conversation
     * are looked up. {@code $unwind} and {@code $match} follow {@code $lookup} directly, so that the server makes them
     * part of it. It then finds the conversations of each lead by the index of company, {@code live} and lead.
     */
    private List<Bson> conversationTotals() {
        List<Bson> stages = new ArrayList<>();
        stages.add(Aggregates.match(Filters.exists(LeadDocumentFields.LAST_CONVERSATION)));
        stages.add(Aggregates.lookup(
                conversations, LeadDocumentFields.LEAD_ID, LeadDocumentFields.LEAD_ID, CONVERSATION_TOTALS));
        stages.add(Aggregates.unwind(ref(CONVERSATION_TOTALS)));
        stages.add(Aggregates.match(Filters.and(
                Filters.eq(inConversation(LeadDocumentFields.COMPANY_ID), BsonValues.of(companyId.value())),
                Filters.eq(inConversation(LeadDocumentFields.LIVE), BsonValues.of(true)))));
        stages.addAll(totals(FunnelPipeline::inConversation));
        return stages;
    }

    /**
     * Returns the stages for the totals of the conversations of {@code leads}. They run on the collection of
     * conversations, without {@code $lookup}.
     */
    List<Bson> conversationsOf(List<BsonValue> leads) {
        List<Bson> stages = new ArrayList<>();
        stages.add(Aggregates.match(
                Filters.and(LeadQueryFilter.of(companyId, true), Filters.in(LeadDocumentFields.LEAD_ID, leads))));
        stages.addAll(totals(field -> field));
        return stages;
    }

    /** Returns a filter for the leads of the range that ever had a conversation. */
    Bson leadsWithConversations() {
        return Filters.and(leadsOfRange(), Filters.exists(LeadDocumentFields.LAST_CONVERSATION));
    }

    /** Returns the stages that add up conversations. They group by lead first, so that the leads are counted, too. */
    private static List<Bson> totals(UnaryOperator<String> path) {
        return List.of(
                Aggregates.group(
                        ref(path.apply(LeadDocumentFields.LEAD_ID)),
                        Accumulators.sum(CONVERSATIONS, 1),
                        sum(ConversationFields.MESSAGES, path.apply(ConversationFields.MESSAGES)),
                        sum(ConversationFields.RATINGS, path.apply(ConversationFields.RATINGS)),
                        sum(ConversationFields.RATING_HUNDREDTHS, path.apply(ConversationFields.RATING_HUNDREDTHS))),
                Aggregates.group(
                        BsonNull.VALUE,
                        COUNT,
                        sum(CONVERSATIONS, CONVERSATIONS),
                        sum(ConversationFields.MESSAGES, ConversationFields.MESSAGES),
                        sum(ConversationFields.RATINGS, ConversationFields.RATINGS),
                        sum(ConversationFields.RATING_HUNDREDTHS, ConversationFields.RATING_HUNDREDTHS)));
    }

    private static String inConversation(String field) {
        return CONVERSATION_TOTALS + "." + field;
    }

    /** Counts the documents whose {@code field} exists and is not false. */
    private static BsonField count(String name, String field) {
        return Accumulators.sum(name, operator("$cond", orElse(field, false), 1, 0));
    }

    private static BsonField sum(String name, String field) {
        return Accumulators.sum(name, ref(field));
    }

    private static Document orElse(String field, Object otherwise) {
        return operator("$ifNull", ref(field), otherwise);
    }

    private static Document operator(String name, Object... operands) {
        return new Document(name, List.of(operands));
    }

    private static String ref(String field) {
        return "$" + field;
    }
}
