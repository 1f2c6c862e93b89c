package org.confab.web.answer;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The members that a record has in an answer. */
public final class Members {
  private Members() {}

  /** The components of a kind of answers, in their order. */
  public static List<RecordComponent> of(Class<?> type) {
    return Arrays.asList(type.getRecordComponents());
  }

  /** How a component is called in answers. */
  public static String name(RecordComponent component) {
    return told(component)
        .map(Member::name)
        .filter(name -> !name.isEmpty())
        .orElseGet(component::getName);
  }

  /** What is told of it. */
  public static Optional<Member> told(RecordComponent component) {
    return Optional.ofNullable(component.getAnnotation(Member.class));
  }

  /** Whether its own members stand in the place of it. */
  public static boolean isFlat(RecordComponent component) {
    return component.isAnnotationPresent(Flat.class);
  }

  static Object value(RecordComponent component, Record record) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true); // answers are the affair of their package alone
      return accessor.invoke(record);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(component + " cannot be read", failed);
    }
  }
}
