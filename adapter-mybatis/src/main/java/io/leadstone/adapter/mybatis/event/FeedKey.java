package io.leadstone.adapter.mybatis.event;

import java.util.UUID;

/** The part of the key of an event that follows the company. */
public record FeedKey(UUID leadId, long number) {}
