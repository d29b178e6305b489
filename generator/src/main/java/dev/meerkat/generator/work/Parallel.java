// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One step for every element of a list, on as many threads as there are processors.
 *
 * <p>Threads take the elements from the front, one by one, so that a large one holds nobody up.
 * They are this call's own: nothing is left running, and nobody's pool is filled.
 */
public final class Parallel {
  private Parallel() {}

  /**
   * What the step makes of each element, in their order.
   *
   * <p>Throws what the first element that failed threw, as a loop would; the step may be running
   * for later ones by then, so it must touch nothing that another element's step touches.
   */
  public static <T, R> List<R> map(List<T> elements, Function<T, R> step) {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), elements.size());
    if (threads <= 1) {
      return elements.stream().map(step).toList();
    }
    Run<T, R> run = new Run<>(elements, step);
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Thread helper = new Thread(run, "meerkat-" + i);
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
    run.run();
    helpers.forEach(Parallel::await);
    return run.results();
  }

  /** Waits for the end; being interrupted is kept for the caller to see. */
  private static void await(Thread helper) {
    boolean isInterrupted = false;
    while (helper.isAlive()) {
      try {
        helper.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the threads of one call share; each index is written by one of them, once. */
  private static final class Run<T, R> implements Runnable {
    private final List<T> elements;
    private final Function<T, R> step;
    private final AtomicInteger next = new AtomicInteger();
    private final List<R> results;
    private final Throwable[] failures;

    Run(List<T> elements, Function<T, R> step) {
      this.elements = List.copyOf(elements);
      this.step = step;
      this.results = new ArrayList<>(Collections.nCopies(elements.size(), null));
      this.failures = new Throwable[elements.size()];
    }

    @Override
    public void run() {
      for (int i = next.getAndIncrement(); i < failures.length; i = next.getAndIncrement()) {
        try {
          results.set(i, step.apply(elements.get(i)));
        } catch (RuntimeException | Error failure) {
          failures[i] = failure;
          next.set(failures.length);
        }
      }
    }

    List<R> results() {
      for (Throwable failure : failures) {
        if (failure instanceof Error error) {
          throw error;
        } else if (failure instanceof RuntimeException exception) {
          throw exception;
        }
      }
      return List.copyOf(results);
    }
  }
}
