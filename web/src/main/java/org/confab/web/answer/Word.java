package org.confab.web.answer;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the constants of enums are called outside. */
public final class Word {
  /** The methods by which enums tell it, the first that there is. */
  private static final List<String> TOLD_BY = List.of("word", "label", "wireName", "asString");

  private Word() {}

  /** The word of a constant: what the enum itself says, else its name in lower case. */
  public static String of(Enum<?> constant) {
    Optional<Method> teller = teller(constant.getDeclaringClass());
    if (teller.isEmpty()) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    try {
      return String.valueOf(teller.get().invoke(constant));
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(constant + " does not tell its word", failed);
    }
  }

  /** The words of all constants, in their order. */
  public static List<String> all(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(one -> of((Enum<?>) one)).toList();
  }

  private static Optional<Method> teller(Class<?> type) {
    return TOLD_BY.stream()
        .flatMap(
            name ->
                Arrays.stream(type.getMethods())
                    .filter(method -> method.getName().equals(name))
                    .filter(method -> method.getParameterCount() == 0))
        .findFirst();
  }
}
