package org.confab.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.confab.core.access.AdminRole;

/**
 * Which roles may call a method of the admin API, where it is not as {@link AdminApi} says; on a
 * class for all of its methods. Administrators always may.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Allowed {
  /** The roles. */
  AdminRole[] value();
}
