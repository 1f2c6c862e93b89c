package org.confab.ejb.authentication;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a producer of {@code Optional<TokenScheme>}: a way of signing in, empty where it is not
 * configured. Without a mark of our own the server's configuration would offer its Optionals too.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface SignInWay {}
