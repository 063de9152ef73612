package io.leadstone.adapter.mongo.document;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.search.SearchRank;
import java.time.Instant;
import java.util.List;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/**
 * The kinds of values by which lists are ordered. Each kind converts its values to the text of a cursor and back, and
 * compares them.
 */
public enum SortKind {
    INSTANT {
        @Override
        String text(BsonValue value) {
            return Instant.ofEpochMilli(value.asDateTime().getValue()).toString();
        }

        @Override
        BsonValue read(String text) {
            return BsonValues.of(Instant.parse(text));
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return one.asDateTime().compareTo(other.asDateTime());
        }
    },
    NUMBER {
        @Override
        String text(BsonValue value) {
            return Long.toString(value.asInt64().getValue());
        }

        @Override
        BsonValue read(String text) {
            return BsonValues.of(Long.parseLong(text));
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return one.asInt64().compareTo(other.asInt64());
        }
    },
    /** The rank of a match as a number. The best {@link SearchRank} has the greatest number. */
    RANK {
        @Override
        String text(BsonValue value) {
            return BEST_LAST.get(value.asNumber().intValue()).name();
        }

        @Override
        BsonValue read(String text) {
            return value(SearchRank.valueOf(text));
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return Integer.compare(one.asNumber().intValue(), other.asNumber().intValue());
        }
    },
    TEXT {
        @Override
        String text(BsonValue value) {
            return value.asString().getValue();
        }

        @Override
        BsonValue read(String text) {
            return BsonValues.of(text);
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return text(one).compareTo(text(other));
        }
    },
    AGENT_ID {
        @Override
        String text(BsonValue value) {
            return TEXT.text(value);
        }

        @Override
        BsonValue read(String text) {
            return BsonValues.of(new AgentId(text).value());
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return TEXT.compare(one, other);
        }
    },
    /** MongoDB compares binary values by their bytes. The canonical text form has the same order. */
    UUID {
        @Override
        String text(BsonValue value) {
            return value.asBinary().asUuid().toString();
        }

        @Override
        BsonValue read(String text) {
            return BsonValues.of(LeadId.parse(text).orElseThrow().value());
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return text(one).compareTo(text(other));
        }
    };

    private static final List<SearchRank> BEST_LAST =
            List.of(SearchRank.NEAR, SearchRank.WITHIN, SearchRank.PREFIX, SearchRank.EXACT);

    public static BsonValue value(SearchRank rank) {
        return new BsonInt32(BEST_LAST.indexOf(rank));
    }

    abstract String text(BsonValue value);

    abstract BsonValue read(String text);

    abstract int compare(BsonValue one, BsonValue other);
}
