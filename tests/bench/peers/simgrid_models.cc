/* hold, mm1 and mmcc for SimGrid, as `tenantsim bench` has them: by its kernel's timers, its fastest way.
 *
 * Usage: simgrid_models CASE SIZE. Prints nanoseconds of processor time an event, and the mean number of
 * customers in the station (0 for hold). One actor sleeps, so that the kernel goes on. */
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <random>

#include <simgrid/kernel/Timer.hpp>
#include <simgrid/s4u.hpp>

using simgrid::kernel::timer::Timer;
using simgrid::s4u::Engine;

namespace
{
std::mt19937_64 generator (1);
std::exponential_distribution<double> exponential (1.0);
const double service_seconds = 100.0;

double now_ns ()
{
  timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e9 + now.tv_nsec;
}

template <class Callback> void after (double delay, Callback callback)
{
  Timer::set (Engine::get_clock () + delay, callback);
}

[[noreturn]] void end (double ns, double customers)
{
  std::printf ("%.1f %.4f\n", ns, customers);
  std::fflush (stdout);
  std::_Exit (0);
}

long warm_up, held, holds;
double start;

void hold ()
{
  if (++held == warm_up)
    start = now_ns ();
  if (held == warm_up + holds)
    end ((now_ns () - start) / holds, 0);
  after (exponential (generator) * 3600.0, hold);
}

int servers, busy;
long most, arrivals, arrived, events;
double load, area, until;
std::deque<double> waiting;

void pass_time ()
{
  double now = Engine::get_clock ();
  area += (now - until) * (busy + waiting.size ());
  until = now;
  events++;
}

void departs ();

void serve (double service)
{
  busy++;
  after (service, departs);
}

void departs ()
{
  pass_time ();
  busy--;
  if (waiting.empty ())
    return;
  serve (waiting.front ());
  waiting.pop_front ();
}

void arrives ()
{
  pass_time ();
  double service = exponential (generator) * service_seconds;
  if (busy < servers)
    serve (service);
  else if (busy + static_cast<long> (waiting.size ()) < most)
    waiting.push_back (service);
  if (++arrived == arrivals)
    end ((now_ns () - start) / events, area / until);
  after (exponential (generator) * service_seconds / load, arrives);
}
} // namespace

int main (int argc, char **argv)
{
  if (argc < 3)
    return 64;
  Engine engine (&argc, argv);
  auto *zone = simgrid::s4u::create_full_zone ("zone");
  auto *host = zone->create_host ("host", 1e9);
  zone->seal ();
  simgrid::s4u::Actor::create ("sleeper", host, [] { simgrid::s4u::this_actor::sleep_for (1e15); });
  long size = std::atol (argv[2]);
  if (std::strcmp (argv[1], "hold") == 0)
    {
      warm_up = size;
      holds = std::max (500000L, size);
      for (long i = 0; i < size; i++)
        after (exponential (generator) * 3600.0, hold);
    }
  else
    {
      bool one = std::strcmp (argv[1], "mm1") == 0;
      servers = one ? 1 : 10;
      most = one ? 1L << 40 : 10;
      load = one ? 0.9 : 8.0;
      arrivals = size;
      start = now_ns ();
      after (0.001, arrives);
    }
  engine.run ();
  return 70;
}
