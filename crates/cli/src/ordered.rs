//! Work in parallel, results in order, with a bounded number of pieces in flight.

use std::any::Any;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::mpsc::{Receiver, sync_channel};

/// Pieces in flight for each thread.
const WINDOW_PER_THREAD: usize = 4;

/// Bytes in flight, all threads together; one piece may be bigger.
const WINDOW_BYTES: u64 = 32 << 20;

/// Does `work` on each piece on the threads of `pool` and hands the results to `take` in the order of the pieces.
/// Stops early when `take` says so. Work that can panic is to be [`guarded`] by the caller, who knows what it was about.
pub fn for_each<T, R>(
    pool: &rayon::ThreadPool,
    pieces: impl Iterator<Item = T>,
    bytes: impl Fn(&T) -> u64,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Go,
) where
    T: Send,
    R: Send,
{
    let window = pool.current_num_threads() * WINDOW_PER_THREAD;
    pool.in_place_scope(|scope| {
        let work = &work;
        let mut waiting: VecDeque<(u64, Receiver<R>)> = VecDeque::new();
        let mut in_flight = 0;
        // A result that never comes is that of a panic, which the scope passes on at its end.
        let mut take_first =
            |waiting: &mut VecDeque<(u64, Receiver<_>)>, in_flight: &mut u64| match waiting.pop_front() {
                None => Go::On,
                Some((size, result)) => {
                    *in_flight -= size;
                    result.recv().map_or(Go::On, &mut take)
                }
            };
        for piece in pieces {
            let size = bytes(&piece);
            while waiting.len() >= window || (in_flight + size > WINDOW_BYTES && !waiting.is_empty()) {
                if take_first(&mut waiting, &mut in_flight) == Go::Stop {
                    return;
                }
            }
            in_flight += size;
            let (sender, receiver) = sync_channel(1);
            waiting.push_back((size, receiver));
            scope.spawn(move |_| {
                // Nobody waits for it after a stop.
                let _ = sender.send(work(piece));
            });
        }
        while !waiting.is_empty() {
            if take_first(&mut waiting, &mut in_flight) == Go::Stop {
                return;
            }
        }
    });
}

/// Whether more results are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// Yes.
    On,
    /// No.
    Stop,
}

thread_local! {
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `work`; a panic becomes its message and place.
pub fn guarded<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        // The default hook prints to standard error in the middle of everything else.
        std::panic::set_hook(Box::new(|info| {
            let place =
                info.location().map_or(String::new(), |at| format!(" at {}:{}", at.file(), at.line()));
            LAST_PANIC.set(Some(format!("{}{place}", message(info.payload()))));
        }));
    });
    catch_unwind(AssertUnwindSafe(work))
        .map_err(|payload| LAST_PANIC.take().unwrap_or_else(|| message(payload.as_ref()).to_owned()))
}

fn message(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn pool(threads: usize) -> rayon::ThreadPool {
        match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
            Ok(pool) => pool,
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn results_come_in_order_and_a_panic_is_one_result() {
        let mut found = Vec::new();
        let work = |n: u64| {
            std::thread::sleep(Duration::from_micros(300 * (n % 3)));
            guarded(|| {
                assert!(n != 7, "seven");
                n * 2
            })
        };
        let take = |result| {
            found.push(result);
            Go::On
        };
        for_each(&pool(3), 0..60, |_| 1, work, take);
        for (n, result) in found.iter().enumerate() {
            match result {
                Ok(double) => assert_eq!(*double, n as u64 * 2),
                Err(message) => assert!(n == 7 && message.starts_with("seven at "), "{message}"),
            }
        }
        assert_eq!(found.len(), 60);
    }

    #[test]
    fn it_stops_when_told_and_bounds_what_is_in_flight() {
        let begun = std::sync::atomic::AtomicUsize::new(0);
        let mut taken = 0;
        let work = |_| begun.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        for_each(
            &pool(2),
            0..1000,
            |_| WINDOW_BYTES,
            work,
            |_| {
                taken += 1;
                if taken == 3 { Go::Stop } else { Go::On }
            },
        );
        assert_eq!(taken, 3);
        assert!(begun.into_inner() <= 4);
    }
}
