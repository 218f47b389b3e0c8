export const request = ({ source: { text } }) => ({ operation: 'Invoke', payload: { text } });

export const response = ({ result }) => result;
