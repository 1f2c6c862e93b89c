package org.confab.core.presence;

import java.time.Duration;

/**
 * The 200 to a PUBLISH (RFC 3903 6, step 6).
 *
 * @param entityTag names the publication from now on
 * @param expires how long it lives; zero once it is removed
 */
public record PublishAnswer(String entityTag, Duration expires) {}
