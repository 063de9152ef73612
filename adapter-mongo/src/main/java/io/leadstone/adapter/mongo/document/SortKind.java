package io.leadstone.adapter.mongo.document;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.search.SearchRank;
import java.time.Instant;
import java.util.List;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** What lists are ordered by: how a value of each kind is told in a cursor, and how two of them stand to each other. */
public enum SortKind {
    INSTANT {
        @Override
        String tell(BsonValue value) {
            return Instant.ofEpochMilli(value.asDateTime().getValue()).toString();
        }

        @Override
        BsonValue read(String told) {
            return BsonValues.of(Instant.parse(told));
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return one.asDateTime().compareTo(other.asDateTime());
        }
    },
    NUMBER {
        @Override
        String tell(BsonValue value) {
            return Long.toString(value.asInt64().getValue());
        }

        @Override
        BsonValue read(String told) {
            return BsonValues.of(Long.parseLong(told));
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return one.asInt64().compareTo(other.asInt64());
        }
    },
    /** How well a search found a lead, the best the greatest: its {@link SearchRank} counted from the worst. */
    RANK {
        @Override
        String tell(BsonValue value) {
            return BEST_LAST.get(value.asNumber().intValue()).name();
        }

        @Override
        BsonValue read(String told) {
            return value(SearchRank.valueOf(told));
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return Integer.compare(one.asNumber().intValue(), other.asNumber().intValue());
        }
    },
    TEXT {
        @Override
        String tell(BsonValue value) {
            return value.asString().getValue();
        }

        @Override
        BsonValue read(String told) {
            return BsonValues.of(told);
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return tell(one).compareTo(tell(other));
        }
    },
    AGENT_ID {
        @Override
        String tell(BsonValue value) {
            return TEXT.tell(value);
        }

        @Override
        BsonValue read(String told) {
            return BsonValues.of(new AgentId(told).value());
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return TEXT.compare(one, other);
        }
    },
    /** MongoDB orders binary values by their bytes, which is the order of the canonical form. */
    UUID {
        @Override
        String tell(BsonValue value) {
            return value.asBinary().asUuid().toString();
        }

        @Override
        BsonValue read(String told) {
            return BsonValues.of(LeadId.parse(told).orElseThrow().value());
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return tell(one).compareTo(tell(other));
        }
    };

    private static final List<SearchRank> BEST_LAST =
            List.of(SearchRank.NEAR, SearchRank.WITHIN, SearchRank.PREFIX, SearchRank.EXACT);

    public static BsonValue value(SearchRank rank) {
        return new BsonInt32(BEST_LAST.indexOf(rank));
    }

    abstract String tell(BsonValue value);

    abstract BsonValue read(String told);

    abstract int compare(BsonValue one, BsonValue other);
}
