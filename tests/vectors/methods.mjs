// Counting by ranking and by projects (rules.md 10.4 to 10.6), step by step as the pages tell it. A ballot has places (0: not named) or
// choices; amounts are fractions of whole numbers.
const range = (n) => [...Array(n).keys()];
const sum = (list) => list.reduce((a, b) => a + b, 0);

// --- 10.4: d[a][b], the order, how many share each of its places
const before = (a, b) => a > 0 && (b === 0 || a < b);
const pairsOf = (ballots, m) => range(m).map((a) => range(m).map((b) => ballots.filter(({ votes }) => before(votes[a] ?? 0, votes[b] ?? 0)).length));
function ranking(ballots, m) {
  const d = pairsOf(ballots, m);
  // Every path over wins is walked: as strong as its weakest win.
  const walk = (at, to, strength, seen) => (at === to ? strength : Math.max(0, ...range(m).filter((x) => !seen.includes(x) && d[at][x] > d[x][at])
    .map((x) => walk(x, to, Math.min(strength, d[at][x]), [...seen, x]))));
  const p = range(m).map((a) => range(m).map((b) => (a === b ? 0 : walk(a, b, Infinity, [a]))));
  const groups = [];
  for (let rest = range(m); rest.length > 0; rest = rest.filter((a) => !groups.at(-1).includes(a)))
    groups.push(rest.filter((a) => rest.every((b) => p[b][a] <= p[a][b])));
  return { pairs: d.flat(), order: groups.flat(), tied: groups.map((group) => group.length) };
}
const named = ({ votes }) => votes.some((place) => place > 0);
// The rows of a house: an option fares as it does against the one that it fares worst against.
function rankedRows(ballots, m) {
  const d = pairsOf(ballots, m);
  return range(m).map((a) => {
    const worst = m > 1 ? Math.min(...range(m).filter((b) => b !== a).map((b) => d[a][b])) : ballots.filter(named).length;
    const supporters = ballots.filter(({ votes }) => votes[a] > 0 && votes.every((place) => place === 0 || place >= votes[a])).length;
    return { for: worst, against: 0, net: worst, supporters };
  });
}

// --- 10.5 and 10.6
const gcd = (a, b) => (b ? gcd(b, a % b) : a < 0n ? -a : a);
const frac = (a, b = 1n, g = gcd(a, b) || 1n) => [a / g, b / g];
const [plus, minus] = [1n, -1n].map((s) => ([a, b], [c, d]) => frac(a * d + s * c * b, b * d));
const less = ([a, b], [c, d]) => a * d < c * b;
const supportersOf = (ballots, i) => range(ballots.length).filter((v) => ballots[v].choices?.includes(i));
// The least amount that its supporters pay at most, so that the cost comes together; none if they have less than that.
function priceOf(cost, haves) {
  let left = frac(BigInt(cost));
  for (const [i, have] of haves.sort((x, y) => (less(x, y) ? -1 : 1)).entries()) {
    const price = frac(left[0], left[1] * BigInt(haves.length - i));
    if (!less(have, price)) return price;
    left = minus(left, have);
  }
}
function run(ballots, costs, each) {
  const [has, bought] = [ballots.map(() => each), []];
  for (;;) {
    let best;
    for (const i of range(costs.length).filter((one) => !bought.includes(one))) {
      const price = priceOf(costs[i], supportersOf(ballots, i).map((v) => has[v]));
      // cost ÷ price, compared crosswise
      if (price && (!best || less([BigInt(costs[best.i]) * price[0], price[1]], [BigInt(costs[i]) * best.price[0], best.price[1]]))) best = { i, price };
    }
    if (!best) return bought;
    bought.push(best.i);
    for (const v of supportersOf(ballots, best.i)) has[v] = less(has[v], best.price) ? frac(0n) : minus(has[v], best.price);
  }
}
function equalShares(ballots, costs, purse) {
  const wanted = range(costs.length).filter((i) => supportersOf(ballots, i).length > 0);
  const spent = (bought) => sum(bought.map((i) => costs[i]));
  const nth = (added) => run(ballots, costs, plus(frac(BigInt(purse), BigInt(ballots.length)), frac(BigInt(added))));
  if (wanted.length === 0) return { chosen: [], added: 0, spentByOneMore: 0 };
  for (let [added, chosen] = [0, nth(0)]; ; ++added) {
    if (chosen.length === wanted.length) return { chosen, added, spentByOneMore: 0 };
    const next = nth(added + 1);
    if (spent(next) > purse) return { chosen, added, spentByOneMore: spent(next) };
    chosen = next;
  }
}
function greedy(ballots, costs, purse) {
  const approvals = costs.map((_, i) => supportersOf(ballots, i).length);
  const byVotes = range(costs.length).filter((i) => approvals[i] > 0).sort((a, b) => approvals[b] - approvals[a] || a - b);
  return { chosen: byVotes.reduce((taken, i) => (costs[i] <= purse - sum(taken.map((t) => costs[t])) ? [...taken, i] : taken), []) };
}
const projects = (method, ...given) => (method === 5 ? equalShares : greedy)(...given);

export { ranking, rankedRows, named, projects };
