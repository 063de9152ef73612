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
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.CompanyId;
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
 * All counts of a report as one aggregation: the cohort is read once, along its index, and passed to each part. Nothing in it needs
 * more than MongoDB 4.4 has, nor a server of its own opinion about days: a day is counted in whole milliseconds from the first.
 *
 * @param conversations the full name of the conversations' collection
 */
record FunnelPipeline(String conversations, CompanyId companyId, DateRange range) {

    static final String STATUSES = "statuses";
    static final String SOURCES = "sources";
    static final String BEST_SOURCES = "best_sources";
    static final String DAYS = "days";
    static final String TALKS = "talks";

    static final String LEADS = "leads";
    static final String CONTACTED = "contacted";
    static final String QUALIFIED = "qualified";
    static final String CONVERTED = "converted";
    static final String MARKETING = "marketing";
    static final String DATA_PROCESSING = "data_processing";
    static final String WITH_PHONE = "with_phone";
    static final String ENGAGED = "engaged_millis";
    static final String CONVERSATIONS = "conversations";

    private static final long DAY_MILLIS = 86_400_000;
    private static final String SHARE = "share";
    private static final String NAMELESS = "nameless";

    private static final BsonField COUNT = Accumulators.sum(LEADS, 1);
    private static final BsonField COUNT_CONVERTED = count(CONVERTED, LeadDocumentFields.CONVERTED_AT);

    /** All counts; the totals of conversations come by {@code $lookup}. */
    List<Bson> stages() {
        return stages(List.of(new Facet(TALKS, talks())));
    }

    /** All counts but those of conversations: before 8.0 a transaction refuses {@code $lookup} in a sharded collection. */
    List<Bson> stagesWithoutTalks() {
        return stages(List.of());
    }

    private Bson cohort() {
        return Filters.and(
                LeadQueryFilter.of(companyId, true),
                LeadQueryFilter.createdWithin(Optional.of(range.start()), Optional.of(range.end())));
    }

    private List<Bson> stages(List<Facet> more) {
        List<Facet> facets = new ArrayList<>(List.of(
                new Facet(STATUSES, List.of(statuses())),
                new Facet(SOURCES, sources(LeadTotals.MAX_SOURCES, LEADS)),
                new Facet(BEST_SOURCES, sources(LeadTotals.BEST_SOURCES, SHARE, LEADS)),
                new Facet(DAYS, days())));
        facets.addAll(more);
        return List.of(
                Aggregates.match(cohort()),
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

    /** The midnight that days are counted from. */
    long firstMidnight() {
        long start = range.start().toEpochMilli();
        return start - Math.floorMod(start, DAY_MILLIS);
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

    private static List<Bson> sources(int most, String... greatestFirst) {
        return List.of(
                Aggregates.group(ref(LeadDocumentFields.SOURCE), COUNT, COUNT_CONVERTED),
                Aggregates.addFields(
                        new Field<>(SHARE, operator("$divide", ref(CONVERTED), ref(LEADS))),
                        new Field<>(NAMELESS, operator("$cond", orElse(LeadDocumentFields.ID, false), 0, 1))),
                Aggregates.sort(Sorts.orderBy(
                        Sorts.descending(greatestFirst), Sorts.ascending(NAMELESS, LeadDocumentFields.ID))),
                Aggregates.limit(most));
    }

    private List<Bson> days() {
        Document sinceFirst =
                operator("$subtract", ref(LeadDocumentFields.CREATED_AT), new BsonDateTime(firstMidnight()));
        Document midnight = operator("$subtract", sinceFirst, operator("$mod", sinceFirst, DAY_MILLIS));
        return List.of(
                Aggregates.group(midnight, COUNT, COUNT_CONVERTED),
                Aggregates.sort(Sorts.ascending(LeadDocumentFields.ID)));
    }

    /**
     * The totals of the cohort's conversations. Only leads that ever had one are looked up. {@code $unwind} and {@code $match} stand
     * directly behind {@code $lookup}, so that the server makes them part of it: it then finds the conversations of each lead by the
     * index of company, {@code live} and lead.
     */
    private List<Bson> talks() {
        List<Bson> stages = new ArrayList<>();
        stages.add(Aggregates.match(Filters.exists(LeadDocumentFields.LAST_CONVERSATION)));
        stages.add(Aggregates.lookup(conversations, LeadDocumentFields.LEAD_ID, LeadDocumentFields.LEAD_ID, TALKS));
        stages.add(Aggregates.unwind(ref(TALKS)));
        stages.add(Aggregates.match(Filters.and(
                Filters.eq(inTalk(LeadDocumentFields.COMPANY_ID), BsonValues.of(companyId.value())),
                Filters.eq(inTalk(LeadDocumentFields.LIVE), BsonValues.of(true)))));
        stages.addAll(totals(FunnelPipeline::inTalk));
        return stages;
    }

    /** The totals of the conversations of {@code leads}, asked of the conversations themselves, without {@code $lookup}. */
    List<Bson> talksOf(List<BsonValue> leads) {
        List<Bson> stages = new ArrayList<>();
        stages.add(Aggregates.match(
                Filters.and(LeadQueryFilter.of(companyId, true), Filters.in(LeadDocumentFields.LEAD_ID, leads))));
        stages.addAll(totals(field -> field));
        return stages;
    }

    /** The leads of the cohort that ever had a conversation. */
    Bson talkative() {
        return Filters.and(cohort(), Filters.exists(LeadDocumentFields.LAST_CONVERSATION));
    }

    /** First per lead, so that leads are counted, too. */
    private static List<Bson> totals(UnaryOperator<String> inConversation) {
        return List.of(
                Aggregates.group(
                        ref(inConversation.apply(LeadDocumentFields.LEAD_ID)),
                        Accumulators.sum(CONVERSATIONS, 1),
                        sum(ConversationFields.MESSAGES, inConversation.apply(ConversationFields.MESSAGES)),
                        sum(ConversationFields.RATINGS, inConversation.apply(ConversationFields.RATINGS)),
                        sum(
                                ConversationFields.RATING_HUNDREDTHS,
                                inConversation.apply(ConversationFields.RATING_HUNDREDTHS))),
                Aggregates.group(
                        BsonNull.VALUE,
                        COUNT,
                        sum(CONVERSATIONS, CONVERSATIONS),
                        sum(ConversationFields.MESSAGES, ConversationFields.MESSAGES),
                        sum(ConversationFields.RATINGS, ConversationFields.RATINGS),
                        sum(ConversationFields.RATING_HUNDREDTHS, ConversationFields.RATING_HUNDREDTHS)));
    }

    private static String inTalk(String field) {
        return TALKS + "." + field;
    }

    /** How many have {@code field}, and not as false. */
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
