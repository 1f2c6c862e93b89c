package org.confab.core.subscription;

/** Names one subscription for as long as it lives; minted by the SUBSCRIBE adapter. */
public record SubscriptionId(String value) {}
