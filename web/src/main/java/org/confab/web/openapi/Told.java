package org.confab.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document tells of a method of the admin API, beyond what its JAX-RS annotations
 * and its roles say. Every method needs one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Told {
  /** What it does, one line. */
  String value();

  /** The status when it has done that. */
  int done() default 200;

  /** The problems that it answers with, beside 401, 403 and 429, which all have. */
  int[] problems() default {};

  /** What may be asked behind the question mark, each as {@code name: what it takes}. */
  String[] asks() default {};

  /** An example of the body that it takes, JSON or what {@code @Consumes} says; empty for none. */
  String body() default "";

  /** The media type of the answer, where no {@code @Produces} says it. */
  String type() default "";

  /** The record that it answers with, as a JSON object. */
  Class<?> gives() default Void.class;

  /** The record of which it answers with a list, as a JSON array. */
  Class<?> lists() default Void.class;

  /** What it answers in place of that, where it is no problem document. */
  Other[] others() default {};

  /** Another answer. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target({})
  @interface Other {
    /** Its status. */
    int status();

    /** When that is answered, one line. */
    String value();

    /** The record that it answers with, as a JSON object. */
    Class<?> gives();
  }
}
