package io.leadstone.adapter.mybatis.privacy.suppression;

/** The number of entries that a key made. */
public record SuppressionKeyRow(String keyId, long entries) {}
