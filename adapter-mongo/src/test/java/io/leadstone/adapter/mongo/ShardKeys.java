package io.leadstone.adapter.mongo;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Finds the commands that a cluster sends to all shards if its collections are sharded by {@code company_id}. A command
 * goes to one shard if each of its filters and documents names one company. Commands are counted for the method of a
 * port that sends them.
 */
final class ShardKeys implements CommandListener {

    /** Small collections that are not sharded, because they are read without a company. */
    static final Set<String> UNSHARDED =
            Set.of(LeadDocumentFields.AGENTS, LeadDocumentFields.API_KEYS, LeadDocumentFields.SCHEMA);

    /** The methods whose commands go to all shards. They work in the background, and no request calls them. */
    static final Set<String> BACKGROUND = Set.of(
            "DeliveryQueue.age",
            "DeliveryQueue.due",
            "DeliveryQueue.prune",
            "EmailKeyRecords.companyAfter",
            "HeldSubmissionRepository.countDue",
            "HeldSubmissionRepository.companyAfter",
            "IdempotentWrites.purge",
            "LeadPurge.completeAbandoned",
            "LeadPurge.countDue",
            "LeadPurge.due",
            "SuppressionList.countByKey");

    private static final Set<String> WITHOUT_FILTER =
            Set.of("hello", "getMore", "killCursors", "endSessions", "listIndexes", "listCollections", "createIndexes");
    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    private static final BsonValue SAME_COMPANY = new BsonDocument(
            "$eq",
            new BsonArray(List.of(
                    new BsonString("$" + LeadDocumentFields.COMPANY_ID),
                    new BsonString("$$" + LeadDocumentFields.COMPANY_ID))));

    private final Map<String, String> scattered = new ConcurrentHashMap<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (isScattered(event.getCommand())) {
            port().ifPresent(method ->
                    scattered.putIfAbsent(method, event.getCommand().toJson()));
        }
    }

    /** Returns the methods that sent a command to all shards, each with an example. */
    Map<String, String> scattered() {
        return new TreeMap<>(scattered);
    }

    static boolean isScattered(BsonDocument command) {
        String name = command.getFirstKey();
        if (WITHOUT_FILTER.contains(name) || UNSHARDED.contains(collection(command))) {
            return false;
        }
        return !switch (name) {
            case "find" -> namesCompany(command.getDocument("filter"));
            case "findAndModify" -> namesCompany(command.getDocument("query"));
            case "insert" -> BsonValues.documents(command, "documents").stream().allMatch(ShardKeys::namesCompany);
            case "update" -> each(command, "updates").allMatch(ShardKeys::namesCompany);
            case "delete" -> each(command, "deletes").allMatch(ShardKeys::namesCompany);
            case "aggregate" ->
                startsInCompany(command.getArray("pipeline")) && joinsCompany(command.getArray("pipeline"));
            default -> false;
        };
    }

    private static String collection(BsonDocument command) {
        BsonValue name = command.get(command.getFirstKey());
        return name.isString() ? name.asString().getValue().replace("leadstone_", "") : "";
    }

    private static Stream<BsonDocument> each(BsonDocument command, String statements) {
        return BsonValues.documents(command, statements).stream().map(statement -> statement.getDocument("q"));
    }

    private static boolean startsInCompany(BsonArray pipeline) {
        BsonDocument first = pipeline.get(0).asDocument();
        return first.containsKey("$match") && namesCompany(first.getDocument("$match"));
    }

    /** Returns true if each {@code $lookup} reads documents of one company. */
    private static boolean joinsCompany(BsonArray pipeline) {
        for (int i = 0; i < pipeline.size(); i++) {
            BsonDocument stage = pipeline.get(i).asDocument();
            boolean joins = !stage.containsKey("$lookup")
                    || (stage.getDocument("$lookup").containsKey("pipeline")
                            ? startsInCompany(stage.getDocument("$lookup").getArray("pipeline"))
                            : isFilteredByCompany(pipeline, i));
            boolean nested = !stage.containsKey("$facet")
                    || stage.getDocument("$facet").values().stream().allMatch(facet -> joinsCompany(facet.asArray()));
            if (!joins || !nested) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns true if {@code $unwind} and {@code $match} with the company follow the {@code $lookup}. The server makes
     * them a part of it.
     */
    private static boolean isFilteredByCompany(BsonArray pipeline, int lookup) {
        String joined = pipeline.get(lookup)
                .asDocument()
                .getDocument("$lookup")
                .getString("as")
                .getValue();
        return lookup + 2 < pipeline.size()
                && pipeline.get(lookup + 1).asDocument().containsKey("$unwind")
                && pipeline.get(lookup + 2).asDocument().containsKey("$match")
                && names(
                        joined + "." + LeadDocumentFields.COMPANY_ID,
                        pipeline.get(lookup + 2).asDocument().getDocument("$match"));
    }

    private static boolean namesCompany(BsonDocument filter) {
        return names(LeadDocumentFields.COMPANY_ID, filter);
    }

    /** Returns true if every matching document has one value in {@code field}, which the filter names. */
    private static boolean names(String field, BsonDocument filter) {
        return filter.isString(field)
                || (filter.isDocument(field) && filter.getDocument(field).isString("$eq"))
                || BsonValues.documents(filter, "$and").stream().anyMatch(part -> names(field, part))
                || (filter.containsKey("$expr") && isSameCompany(filter.get("$expr")));
    }

    private static boolean isSameCompany(BsonValue expression) {
        return expression.equals(SAME_COMPANY)
                || (expression.isDocument()
                        && BsonValues.documents(expression.asDocument(), "$and").stream()
                                .anyMatch(ShardKeys::isSameCompany));
    }

    /** Returns the method of a port that was called, for example {@code LeadRepository.find}. */
    private static Optional<String> port() {
        return STACK.walk(
                frames -> frames.flatMap(frame -> port(frame).stream()).reduce((inner, outer) -> outer));
    }

    private static Optional<String> port(StackFrame frame) {
        return Arrays.stream(frame.getDeclaringClass().getInterfaces())
                .filter(type -> frame.getClassName().startsWith(ShardKeys.class.getPackageName()))
                .filter(ShardKeys::isPort)
                .filter(type -> Arrays.stream(type.getMethods())
                        .anyMatch(method -> method.getName().equals(frame.getMethodName())))
                .map(type -> type.getSimpleName() + "." + frame.getMethodName())
                .findFirst();
    }

    private static boolean isPort(Class<?> type) {
        return type.getPackageName().startsWith("io.leadstone.application.port.out");
    }
}
