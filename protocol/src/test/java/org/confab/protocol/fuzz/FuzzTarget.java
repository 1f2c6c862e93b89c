package org.confab.protocol.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * A parser that is given anything: it makes a value of it or refuses it with its module's own
 * error, and what must hold of the value is looked at.
 *
 * @param name its name among all, such as {@code sip-uri}
 * @param input the form in which the parser is given what has come
 * @param check reads one input, or refuses it: false; throws for what must not be
 * @param seeds good inputs, which the changed ones are made of
 * @param covers the classes whose parsers it reaches
 * @param budget how many changed inputs it gets in every run of the tests
 */
public record FuzzTarget<I>(
    String name,
    FuzzInput<I> input,
    Predicate<I> check,
    List<I> seeds,
    Set<Class<?>> covers,
    FuzzBudget budget) {

  /** A target for texts. */
  public static Draft<String> text(String name, Class<?>... covers) {
    return new Draft<>(name, Inputs.TEXT, Set.of(covers), FuzzBudget.USUAL);
  }

  /** A target for bytes. */
  public static Draft<byte[]> bytes(String name, Class<?>... covers) {
    return new Draft<>(name, Inputs.BYTES, Set.of(covers), FuzzBudget.USUAL);
  }

  /** A target for XML documents. */
  public static Draft<XmlElement> xml(String name, Class<?>... covers) {
    return new Draft<>(name, Inputs.TREE, Set.of(covers), FuzzBudget.TREES);
  }

  /** Gives bytes to it, as jazzer finds them. */
  public void give(byte[] bytes) {
    input
        .of(bytes)
        .ifPresent(
            one -> {
              var unused = check.test(one);
            });
  }

  /** The seeds as bytes. */
  public List<byte[]> seedBytes() {
    return seeds.stream().map(input::bytes).toList();
  }

  /** A target that is not yet told all of it. */
  public static final class Draft<I> {
    private final String name;
    private final FuzzInput<I> input;
    private final Set<Class<?>> covers;
    private final List<I> seeds = new ArrayList<>();
    private final Set<Class<?>> refusals = new HashSet<>(Set.of(IllegalArgumentException.class));
    private FuzzBudget budget;

    private Draft(String name, FuzzInput<I> input, Set<Class<?>> covers, FuzzBudget budget) {
      this.budget = budget;
      this.name = name;
      this.input = input;
      this.covers = covers;
    }

    /** Good texts or documents. */
    public Draft<I> seeds(String... texts) {
      for (String text : texts) {
        seeds.add(input.of(text.getBytes(StandardCharsets.UTF_8)).orElseThrow());
      }
      return this;
    }

    /** Good packets. */
    public Draft<I> seeds(List<byte[]> packets) {
      packets.forEach(packet -> seeds.add(input.of(packet).orElseThrow()));
      return this;
    }

    /**
     * What it refuses bad input with, and nothing else; an {@link IllegalArgumentException} itself
     * if it is not said. Errors of the JDK that are one by descent, such as {@link
     * NumberFormatException}, are nobody's own.
     */
    @SafeVarargs
    public final Draft<I> refusing(Class<? extends RuntimeException>... own) {
      refusals.clear();
      refusals.addAll(List.of(own));
      return this;
    }

    /** Fewer inputs than usual in every run of the tests, as each of them costs much. */
    public Draft<I> only(int inputs, String reason) {
      budget = new FuzzBudget(inputs, reason);
      return this;
    }

    /** The parser; what it makes is never null. */
    public FuzzTarget<I> reads(Function<I, ?> reader) {
      return holds(value -> Objects.requireNonNull(reader.apply(value), "nothing was read"));
    }

    /** The parser and the writer of it: what is written reads as the same value again. */
    public <T> FuzzTarget<I> codec(Function<I, T> reader, Function<T, I> writer) {
      return codec(reader, writer, Function.identity());
    }

    /** As {@link #codec(Function, Function)}, by what makes two values the same. */
    public <T> FuzzTarget<I> codec(
        Function<I, T> reader, Function<T, I> writer, Function<T, ?> essence) {
      return new FuzzTarget<>(
          name, input, given -> roundTrip(given, reader, writer, essence), seeds, covers, budget);
    }

    /** Anything that may be said of an input; it may refuse it too. */
    public FuzzTarget<I> holds(Consumer<I> check) {
      return new FuzzTarget<>(
          name, input, given -> refusable(() -> check.accept(given)), seeds, covers, budget);
    }

    private <T> boolean roundTrip(
        I given, Function<I, T> reader, Function<T, I> writer, Function<T, ?> essence) {
      return refusable(
          () -> {
            T value = reader.apply(given);
            same(value, writer.apply(value), reader, essence);
          });
    }

    private <T> void same(T value, I written, Function<I, T> reader, Function<T, ?> essence) {
      T again;
      try {
        again = reader.apply(written);
      } catch (RuntimeException refused) {
        throw new AssertionError("does not read what it wrote: " + show(written), refused);
      }
      if (!Objects.equals(essence.apply(value), essence.apply(again))) {
        throw new AssertionError(
            "writes " + show(written) + "\nof " + value + "\nand reads " + again);
      }
    }

    private static String show(Object written) {
      if (written instanceof byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
      }
      return written instanceof XmlElement tree ? Xml.write(tree) : written.toString();
    }

    private boolean refusable(Runnable reading) {
      try {
        reading.run();
        return true;
      } catch (RuntimeException thrown) {
        if (!refusals.contains(thrown.getClass())) {
          throw thrown;
        }
        if (thrown.getMessage() == null || thrown.getMessage().isEmpty()) {
          throw new AssertionError("a refusal without a reason", thrown);
        }
        return false;
      }
    }
  }
}
