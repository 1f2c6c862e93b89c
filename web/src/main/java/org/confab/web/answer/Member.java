package org.confab.web.answer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document tells of a member of an answer, beyond its name and its type. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Member {
  /** What it means; empty where the name says it. */
  String value() default "";

  /** What it may look like; empty for none. */
  String example() default "";

  /** Its name, where that is a word of Java. */
  String name() default "";
}
