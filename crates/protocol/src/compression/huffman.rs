//! Huffman codes of bounded length for what gzip and zstd write.

/// The code length of every symbol, 0 for those that never occur, none longer than `most` bits. A
/// lone symbol gets one bit.
pub(super) fn code_lengths(frequencies: &[u32], most: u8) -> Vec<u8> {
    let mut lengths = vec![0; frequencies.len()];
    // By frequency, then by symbol. There are few, and a general sort is 9 KB of code in the page.
    let mut used: Vec<(u32, usize)> = Vec::new();
    for (symbol, frequency) in frequencies.iter().enumerate().filter(|(_, it)| **it > 0) {
        let place = used.partition_point(|(other, _)| other <= frequency);
        used.insert(place, (*frequency, symbol));
    }
    if used.len() < 2 {
        for (_, symbol) in used {
            lengths[symbol] = 1;
        }
        return lengths;
    }
    let mut counts = depths(&used);
    let most = usize::from(most);
    let too_deep: u32 = counts.drain(most + 1..).sum();
    counts[most] += too_deep;
    limit(&mut counts, most);
    let mut rarest = used.iter();
    for length in (1..=most).rev() {
        for (_, symbol) in rarest.by_ref().take(counts[length] as usize) {
            lengths[*symbol] = length as u8;
        }
    }
    lengths
}

/// How many leaves of the optimal tree lie at each depth; at least 16 depths are told.
fn depths(used: &[(u32, usize)]) -> Vec<u32> {
    // Leaves come sorted and inner nodes are made in order, so two queues are enough.
    let leaves = used.len();
    let mut parents = vec![0_usize; 2 * leaves - 1];
    let mut weights: Vec<u64> = used.iter().map(|(frequency, _)| (*frequency).into()).collect();
    let (mut leaf, mut inner) = (0, leaves);
    for node in leaves..2 * leaves - 1 {
        let mut weight = 0;
        for _ in 0..2 {
            let is_leaf = leaf < leaves && (inner >= node || weights[leaf] <= weights[inner]);
            let next = if is_leaf { &mut leaf } else { &mut inner };
            weight += weights[*next];
            parents[*next] = node;
            *next += 1;
        }
        weights.push(weight);
    }
    let mut depth_of = vec![0_usize; 2 * leaves - 1];
    let mut counts = vec![0; 16.max(leaves)];
    for node in (0..2 * leaves - 2).rev() {
        depth_of[node] = depth_of[parents[node]] + 1;
        if node < leaves {
            counts[depth_of[node]] += 1;
        }
    }
    counts
}

/// Lengthens codes until those that were cut to `most` bits fit.
fn limit(counts: &mut [u32], most: usize) {
    let space = |counts: &[u32]| -> u64 {
        (1..=most).map(|length| u64::from(counts[length]) << (most - length)).sum()
    };
    let mut taken = space(counts);
    while taken > 1 << most {
        let Some(length) = (1..most).rev().find(|length| counts[*length] > 0) else { return };
        counts[most] -= 1;
        counts[length] -= 1;
        counts[length + 1] += 2;
        taken -= 1;
    }
}

/// The canonical codes of `lengths` as gzip has them: shorter before longer, then by symbol; the
/// highest bit comes first on the wire, so they are reversed for a writer of lowest bits first.
pub(super) fn reversed_codes(lengths: &[u8]) -> Vec<u32> {
    let mut starts = [0_u32; 17];
    let mut code = 0;
    for (length, start) in starts.iter_mut().enumerate().take(16).skip(1) {
        let shorter = lengths.iter().filter(|it| usize::from(**it) == length - 1 && length > 1);
        code = (code + shorter.count() as u32) << 1;
        *start = code;
    }
    lengths
        .iter()
        .map(|length| {
            if *length == 0 {
                return 0;
            }
            let code = starts[usize::from(*length)];
            starts[usize::from(*length)] += 1;
            code.reverse_bits() >> (32 - u32::from(*length))
        })
        .collect()
}
